/** Campaigns as files: reading them, the library of documented attempts, and what their claims say of a result. */
package covenant.api.lab.campaign;
