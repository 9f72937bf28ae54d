/** The command line: {@code covenant serve}, {@code verify}, {@code dump}, {@code backup}, {@code restore}, {@code import}. */
package covenant.api.cli;
