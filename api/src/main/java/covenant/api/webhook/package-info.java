/**
 * Signed webhooks: what playbooks post to the world.
 *
 * <pre>
 *   core thread:  a playbook fires -> {@code WebhookDeliverer} is told its number
 *   its context:  reads the firing from the core -> {@code WebhookSender} posts it, signed -> how it went becomes a command
 *                 -> once that is on disk: done, or the next attempt later
 * </pre>
 *
 * What is still to be delivered is in the venue's state, so a venue that was stopped or killed goes on where it was: every firing is
 * delivered at least once, always under the same id.
 */
package covenant.api.webhook;
