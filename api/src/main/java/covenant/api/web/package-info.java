/** The web pages: which file an address means, and how browsers may keep it. */
package covenant.api.web;
