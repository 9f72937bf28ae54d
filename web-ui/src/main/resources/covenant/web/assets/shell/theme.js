// Runs before the page is drawn, so that a chosen colour scheme does not flash.

try {
  const chosen = localStorage.getItem('covenant-scheme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.scheme = chosen;
} catch {
  // Without storage the reader's system decides.
}
