package covenant.engine.core;

import covenant.engine.Refusal;

/** A refusal with what exactly was wrong, for people. */
record Refused(Refusal refusal, String detail) {}
