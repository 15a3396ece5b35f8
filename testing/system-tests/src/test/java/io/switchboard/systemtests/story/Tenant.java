package io.switchboard.systemtests.story;

import java.util.Locale;

/** The two companies that every local installation knows, each with an account at Twilio and one number. */
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

    /** As tokens and events call it; also its API client's name and password. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String accountSid() {
        return accountSid;
    }

    /** What Twilio signs this tenant's webhooks with. */
    public String authToken() {
        return authToken;
    }

    public String number() {
        return number;
    }
}
