package covenant.api.webhook;

import covenant.api.json.PlaybookJson;
import covenant.engine.core.Engine;
import covenant.engine.playbook.Firing;
import covenant.engine.playbook.Playbook;
import covenant.engine.view.PlaybookView;
import io.vertx.core.json.JsonObject;

/**
 * A firing on its way: what is posted where.
 *
 * @param firing its number
 * @param attempts how often it was tried already
 * @param playbook the playbook's id
 * @param url where it goes
 * @param body what is posted, but for the id
 */
record WebhookPost(int firing, int attempts, String playbook, String url, JsonObject body) {

    /** The firing as the venue has it, if it is still to be delivered, else null; call it on the core's thread. */
    static WebhookPost of(int number, Engine engine) {
        Firing firing = engine.state().playbooks().firing(number);
        if (firing == null || firing.delivery() != Firing.Delivery.PENDING) {
            return null;
        }
        Playbook playbook = engine.state().playbooks().playbook(firing.playbook());
        PlaybookView view = PlaybookView.of(playbook, engine.state());
        return new WebhookPost(
                number,
                firing.attempts().size(),
                playbook.terms().id(),
                playbook.terms().target(),
                PlaybookJson.post(view, firing));
    }

    /** The body with the id under which it is delivered. */
    String text(String deliveryId) {
        return new JsonObject().put("id", deliveryId).mergeIn(body).encode();
    }
}
