/** How much one key or one address may ask of the venue: token buckets in fixed memory. */
package covenant.api.limit;
