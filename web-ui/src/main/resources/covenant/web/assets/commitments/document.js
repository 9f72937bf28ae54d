// Documents are hashed here, in the browser: nothing of them leaves the machine.

const LARGEST = 1_073_741_824;

/** The SHA-256 of a file as 64 hexadecimal digits. Throws an Error with a sentence where it cannot be worked out. */
export async function sha256Of(file) {
  if (!globalThis.crypto?.subtle) throw new Error('This browser works out hashes only on pages that came by https or from this machine.');
  if (file.size > LARGEST) throw new Error('This file is larger than a gibibyte. Use a program such as sha256sum.');
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw new Error('The file could not be read.');
  }
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((each) => each.toString(16).padStart(2, '0')).join('');
}
