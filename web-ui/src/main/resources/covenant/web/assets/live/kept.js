// What a browser keeps for a page. Where it may keep nothing, a page's own memory has to do.

/** What is kept as long as the tab is. */
export const ofTab = keeper(() => sessionStorage);

/** What is kept until somebody clears it. */
export const ofBrowser = keeper(() => localStorage);

function keeper(storage) {
  const memory = new Map();
  return {
    /** The text under a key, or null. */
    get(key) {
      if (memory.has(key)) return memory.get(key);
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },

    /** Keeps a text; null keeps none. */
    set(key, text) {
      memory.delete(key);
      try {
        if (text === null) storage().removeItem(key);
        else storage().setItem(key, text);
      } catch {
        memory.set(key, text);
      }
    },

    /** The value kept as JSON under a key, or what stands for none where there is none that can be read. */
    read(key, none) {
      try {
        return JSON.parse(this.get(key)) ?? none;
      } catch {
        return none;
      }
    },
  };
}
