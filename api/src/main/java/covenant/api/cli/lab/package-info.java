/** The command line for researchers: {@code covenant replay}, {@code detect} and {@code lab}. */
package covenant.api.cli.lab;
