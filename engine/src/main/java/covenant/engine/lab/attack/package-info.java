/** Attempts at manipulation: one class for each, one line in the registry {@link covenant.engine.lab.attack.AttackKind}. */
package covenant.engine.lab.attack;
