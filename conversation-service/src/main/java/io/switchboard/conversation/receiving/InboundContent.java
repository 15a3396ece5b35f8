package io.switchboard.conversation.receiving;

import java.util.ArrayList;
import java.util.List;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.events.Address;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of an inbound message. Every text is made well-formed and cut to a maximum length here, so that every
 * message can be stored and published: the lengths together stay far below the limits of a document and of a record.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's parameters</a>
 */
final class InboundContent {

    /** Four times the longest text of any channel, which is WhatsApp's with 4,096 characters. */
    static final int MAX_BODY_LENGTH = 16_384;

    static final int MAX_NAME_LENGTH = 255;
    static final int MAX_TEXT_LENGTH = 1024;
    static final int MAX_URL_LENGTH = 2048;

    /** Twilio attaches at most this many to one message. */
    static final int MAX_MEDIA = 10;

    private static final String WHATSAPP_PATH = "/api/webhooks/whatsapp";
    private static final int MAX_ADDRESS_LENGTH = 128;

    private final TwilioEvent twilio;

    InboundContent(TwilioEvent twilio) {
        this.twilio = twilio;
    }

    /** The addresses of the message, on the channel of the tenant's address. */
    AddressPair addresses() {
        var ours = address("To", "From");
        return new AddressPair(
                ours.channel(), ours.value(), address("From", "To").value());
    }

    /** The text as the customer wrote it; may be empty. */
    String body() {
        return UnicodeText.bounded(twilio.text("Body"), MAX_BODY_LENGTH);
    }

    /** The name that the customer gave itself; null if it has no visible character. */
    @Nullable
    String profileName() {
        var name = twilio.text("ProfileName").strip();
        return name.codePoints().anyMatch(InboundContent::isVisible)
                ? UnicodeText.bounded(name, MAX_NAME_LENGTH)
                : null;
    }

    /** The parameter; null if it is absent or blank. */
    @Nullable
    String text(String parameter) {
        return text(parameter, MAX_TEXT_LENGTH);
    }

    @Nullable
    String text(String parameter, int maxLength) {
        var value = twilio.text(parameter);
        return value.isBlank() ? null : UnicodeText.bounded(value, maxLength);
    }

    /** The URL; null if it is absent or too long, since a shortened URL would lead elsewhere. */
    @Nullable
    String url(String parameter) {
        var value = twilio.text(parameter);
        return value.isBlank() || value.length() > MAX_URL_LENGTH ? null : UnicodeText.wellFormed(value);
    }

    boolean isTrue(String parameter) {
        return twilio.text(parameter).equalsIgnoreCase("true");
    }

    /**
     * The media, at most as many as NumMedia says. A missing number between others is a gap, not the end; without a valid
     * NumMedia all media are read.
     */
    List<StoredMedia> media() {
        var count = count();
        var media = new ArrayList<StoredMedia>();
        for (var n = 0; n < MAX_MEDIA && media.size() < count; n++) {
            var url = url("MediaUrl" + n);
            if (url != null) {
                media.add(new StoredMedia(url, text("MediaContentType" + n, MAX_NAME_LENGTH)));
            }
        }
        return media;
    }

    private int count() {
        var count = twilio.text("NumMedia").strip();
        return count.matches("\\d{1,2}") ? Math.min(Integer.parseInt(count), MAX_MEDIA) : MAX_MEDIA;
    }

    /** The address. Where only the other address or only the path names the channel, this address is on that channel too. */
    private Address address(String parameter, String other) {
        var address = Address.parse(bounded(parameter));
        if (!address.channel().equals(Address.SMS)) {
            return address;
        }
        var channel = Address.parse(bounded(other)).channel();
        return new Address(
                channel.equals(Address.SMS) && WHATSAPP_PATH.equals(twilio.path()) ? "whatsapp" : channel,
                address.value());
    }

    private String bounded(String parameter) {
        return UnicodeText.bounded(twilio.text(parameter), MAX_ADDRESS_LENGTH);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
