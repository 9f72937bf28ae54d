// Guests of a demo: accounts that nobody has a key to.

/** Whether whoever is signed in is a guest. */
export function isGuest(app) {
  return Boolean(app.venue?.guests) && /^guest-[1-9][0-9]*$/.test(app.who.id ?? '');
}
