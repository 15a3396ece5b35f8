package io.switchboard.conversation.receiving;

import java.util.ArrayList;
import java.util.List;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.StoredMessage.Media;
import io.switchboard.events.Address;
import io.switchboard.events.TwilioEvent;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of an inbound message. Every text is made well-formed and bounded here, so that the message can be
 * stored and published whatever Twilio sent: the bounds together stay far below the largest document and record.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's parameters</a>
 */
final class InboundContent {

    /** Four times as long as the longest text of any channel, which is WhatsApp's 4,096. */
    static final int LONGEST_BODY = 16_384;

    static final int LONGEST_NAME = 255;
    static final int LONGEST_TEXT = 1024;
    static final int LONGEST_URL = 2048;

    /** Twilio attaches no more to one message. */
    static final int MOST_MEDIA = 10;

    private static final String WHATSAPP_PATH = "/api/webhooks/whatsapp";
    private static final int LONGEST_ADDRESS = 128;

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

    /** The body as it was written; may be empty. */
    String body() {
        return UnicodeText.bounded(twilio.text("Body"), LONGEST_BODY);
    }

    /** The name that the customer gave itself; null when nothing of it can be seen. */
    @Nullable
    String profileName() {
        var name = twilio.text("ProfileName").strip();
        return name.codePoints().anyMatch(InboundContent::isVisible) ? UnicodeText.bounded(name, LONGEST_NAME) : null;
    }

    /** A parameter, null when it is absent or blank. */
    @Nullable
    String text(String parameter) {
        return text(parameter, LONGEST_TEXT);
    }

    @Nullable
    String text(String parameter, int longest) {
        var value = twilio.text(parameter);
        return value.isBlank() ? null : UnicodeText.bounded(value, longest);
    }

    /** A URL, null when it is absent or too long to be one; a URL that was cut would lead elsewhere. */
    @Nullable
    String url(String parameter) {
        var value = twilio.text(parameter);
        return value.isBlank() || value.length() > LONGEST_URL ? null : UnicodeText.wellFormed(value);
    }

    boolean isTrue(String parameter) {
        return twilio.text(parameter).equalsIgnoreCase("true");
    }

    /**
     * The media, at most as many as NumMedia says. A number that is missing between others is a gap, not the end; without
     * a usable NumMedia all that are there count.
     */
    List<Media> media() {
        var count = count();
        var media = new ArrayList<Media>();
        for (var n = 0; n < MOST_MEDIA && media.size() < count; n++) {
            var url = url("MediaUrl" + n);
            if (url != null) {
                media.add(new Media(url, text("MediaContentType" + n, LONGEST_NAME)));
            }
        }
        return media;
    }

    private int count() {
        var count = twilio.text("NumMedia").strip();
        return count.matches("\\d{1,2}") ? Math.min(Integer.parseInt(count), MOST_MEDIA) : MOST_MEDIA;
    }

    /** One address; where only the other one, or only the path, names the channel, that is this one's channel too. */
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
        return UnicodeText.bounded(twilio.text(parameter), LONGEST_ADDRESS);
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
