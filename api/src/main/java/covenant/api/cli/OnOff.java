package covenant.api.cli;

/** A switch on the command line. */
enum OnOff {
    ON,
    OFF
}
