/** Plots as SVG, made here: axes with round numbers, courses as steps, bars, intervals. */
package covenant.api.report.plot;
