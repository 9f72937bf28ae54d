/** The command line: {@code covenant serve}, {@code verify}, {@code dump}, {@code import}. */
package covenant.api.cli;
