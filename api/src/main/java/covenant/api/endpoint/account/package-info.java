/** The operator's calls: accounts, their money and their keys. */
package covenant.api.endpoint.account;
