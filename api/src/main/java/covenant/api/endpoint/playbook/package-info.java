/** Responses agreed before the crisis. */
package covenant.api.endpoint.playbook;
