/** Who trades in a campaign besides the attacker: one class for each kind, one line in the registry {@link covenant.engine.lab.participant.ParticipantKind}. */
package covenant.engine.lab.participant;
