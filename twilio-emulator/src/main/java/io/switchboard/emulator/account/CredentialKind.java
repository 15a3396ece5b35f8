package io.switchboard.emulator.account;

/** The kinds of credentials that authenticate a request. Only the primary token also signs webhooks. */
enum CredentialKind {
    /** An account's primary or secondary token. */
    TOKEN,
    /** An API key that reaches all but {@code /Accounts} and {@code /Keys} of its own account. */
    STANDARD_KEY,
    /** An API key that the console alone creates and that reaches these too, but reads no token. */
    MAIN_KEY;

    boolean isToken() {
        return this == TOKEN;
    }

    /** Returns whether it may access {@code /Accounts} and {@code /Keys}. */
    boolean mayManageAccounts() {
        return this != STANDARD_KEY;
    }
}
