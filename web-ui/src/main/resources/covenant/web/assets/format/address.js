// Addresses that other people gave.

/** The address if it is one that a link may lead to, else null. */
export function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** A part of an address as text; as it stands where it is no text that was encoded, such as "%ff". */
export function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
