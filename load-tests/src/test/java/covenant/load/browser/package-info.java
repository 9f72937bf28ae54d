/** The pages in a real Chromium, before a real server process; what is seen is compared with the books behind it. */
package covenant.load.browser;
