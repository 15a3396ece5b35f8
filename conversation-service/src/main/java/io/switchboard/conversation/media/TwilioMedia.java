package io.switchboard.conversation.media;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of a message, by Twilio's SIDs.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/media-resource">Twilio's media</a>
 */
public record TwilioMedia(String accountSid, String messageSid, String mediaSid) {

    private static final Pattern PATH = Pattern.compile(
            ".*/2010-04-01/Accounts/(AC[0-9a-f]{32})/Messages/([A-Z]{2}[0-9a-f]{32})/Media/(ME[0-9a-f]{32})(\\.json)?");

    /** Reads the SIDs of a URL; empty if it is not one of a message's file. The host is not looked at. */
    public static Optional<TwilioMedia> of(String url) {
        try {
            var path = PATH.matcher(String.valueOf(URI.create(url).getRawPath()));
            return path.matches()
                    ? Optional.of(new TwilioMedia(path.group(1), path.group(2), path.group(3)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The path of the content below Twilio's API. */
    public String path() {
        return "/2010-04-01/Accounts/" + accountSid + "/Messages/" + messageSid + "/Media/" + mediaSid;
    }
}
