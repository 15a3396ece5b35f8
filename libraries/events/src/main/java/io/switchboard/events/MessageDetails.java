package io.switchboard.events;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a customer's message that are neither text nor media. Absent for a plain text. A part that the message
 * does not have is null; a message may have several, for example a chosen button of a quoted message.
 *
 * @param type the main part: {@code location}, {@code list}, {@code button}, {@code flow}, {@code contacts}, {@code
 *     referral}, {@code reply} or {@code forward}. A text and no enum, because WhatsApp adds kinds of
 *     messages; a consumer ignores the types that it does not know
 * @param choice for {@code list} and {@code button}: the entry that the customer chose
 * @param referral the advertisement that the customer came from
 * @param reply the earlier message that this one quotes
 */
public record MessageDetails(
        String type,
        @Nullable Location location,
        @Nullable Choice choice,
        @Nullable Flow flow,
        @Nullable SharedContacts contacts,
        @Nullable Referral referral,
        @Nullable Reply reply,
        @Nullable Forward forward) {

    public static final String LOCATION = "location";
    public static final String LIST = "list";
    public static final String BUTTON = "button";
    public static final String FLOW = "flow";
    public static final String CONTACTS = "contacts";
    public static final String REFERRAL = "referral";
    public static final String REPLY = "reply";
    public static final String FORWARD = "forward";

    /**
     * A place.
     *
     * @param latitude in degrees, north is positive; null together with the longitude when Twilio gave no usable pair
     * @param label the place's name
     */
    public record Location(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String address,
            @Nullable String label) {}

    /**
     * An entry of a list, or a button, that the customer chose.
     *
     * @param id the entry's id as the sender of the list or button chose it; not shown to the customer
     * @param text the entry as the customer saw it
     */
    public record Choice(
            @Nullable String id,
            @Nullable String text,
            @Nullable String description) {}

    /**
     * A form that the customer filled in.
     *
     * @param data the answers as a JSON text, cut when it is very long
     */
    public record Flow(@Nullable String name, String data) {}

    /** Contact cards. The cards themselves are among the message's media. */
    public record SharedContacts(int count) {}

    /** An advertisement that opens a chat. */
    public record Referral(
            @Nullable String headline,
            @Nullable String body,
            @Nullable String sourceType,
            @Nullable String sourceId,
            @Nullable String sourceUrl,
            @Nullable String mediaUrl,
            @Nullable String mediaContentType,
            @Nullable String clickId) {}

    /**
     * The message that was quoted.
     *
     * @param twilioSid its SID at Twilio; may belong to a message that is not stored here
     * @param from who wrote it, without a channel prefix
     */
    public record Reply(String twilioSid, @Nullable String from) {}

    /**
     * Tells that the customer forwarded a message.
     *
     * @param often whether WhatsApp says that it was forwarded many times
     */
    public record Forward(boolean often) {}
}
