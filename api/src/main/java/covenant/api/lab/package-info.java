/** Research with files: where recordings come from, what campaign files say, and what is written of a result. */
package covenant.api.lab;
