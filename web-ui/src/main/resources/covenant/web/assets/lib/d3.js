// d3, which comes as a script of its own that sets a global.

import './d3/d3.min.js';

/** All of d3. */
export const d3 = globalThis.d3;
