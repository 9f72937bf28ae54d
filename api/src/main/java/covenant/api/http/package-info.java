/** How requests come in and answers go out: routes, rights, bodies, problems. */
package covenant.api.http;
