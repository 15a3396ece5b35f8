package io.switchboard.emulator.number;

/**
 * A configured webhook of a number.
 *
 * @param url empty if none
 * @param method GET or POST
 */
public record NumberWebhook(String url, String method) {
    static final NumberWebhook NONE = new NumberWebhook("", "POST");

    public boolean isSet() {
        return !url.isEmpty();
    }
}
