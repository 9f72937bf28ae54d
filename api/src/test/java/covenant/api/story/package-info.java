/** Whole stories, from the founding of a venue to empty books. */
package covenant.api.story;
