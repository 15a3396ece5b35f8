package io.switchboard.twilio;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A Twilio account as its owner sees it.
 *
 * @param friendlyName a text that the owner of the account's token can set to anything
 * @param status {@code active}, {@code suspended} or {@code closed}
 * @param authToken empty where the credentials that read the account may not see it
 */
public record Account(String sid, String friendlyName, String status, String authToken) {

    /** Reads an account from Twilio's JSON. */
    public static Account of(JsonNode json) {
        return new Account(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "friendly_name"),
                JsonFields.text(json, "status"),
                JsonFields.text(json, "auth_token"));
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "Account[%s, %s, %s]".formatted(sid, friendlyName, status);
    }
}
