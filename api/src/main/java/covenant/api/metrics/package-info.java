/** Figures for Prometheus, from our own meters. */
package covenant.api.metrics;
