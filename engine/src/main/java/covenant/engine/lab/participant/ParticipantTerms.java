package covenant.engine.lab.participant;

import covenant.engine.lab.terms.Parameters;

/**
 * A group of participants of one kind.
 *
 * @param name of the group; players are called {@code name-1}, {@code name-2}
 * @param count how many
 * @param cashMicros what each starts with
 * @param parameters of the kind
 */
public record ParticipantTerms(ParticipantKind kind, String name, int count, long cashMicros, Parameters parameters) {}
