package io.switchboard.systemtests.story;

import java.util.Locale;

/** The two tenants of every local installation, each with a Twilio account and one number. */
public enum Tenant {
    DEMO("AC000000000000000000000000000000d1", "demo-auth-token", "+15005550006"),
    OTHER("AC000000000000000000000000000000d2", "other-auth-token", "+15005550010");

    private final String accountSid;
    private final String authToken;
    private final String number;

    Tenant(String accountSid, String authToken, String number) {
        this.accountSid = accountSid;
        this.authToken = authToken;
        this.number = number;
    }

    /** The tenant's id in tokens and events; also its API client's name and password. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String accountSid() {
        return accountSid;
    }

    /** The token with which Twilio signs this tenant's webhooks. */
    public String authToken() {
        return authToken;
    }

    public String number() {
        return number;
    }
}
