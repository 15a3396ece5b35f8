package io.switchboard.conversation.media;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.history.TwilioHistory;

/**
 * A file of a message, by Twilio's SIDs.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/media-resource">Twilio's media</a>
 */
public record TwilioMedia(String accountSid, String messageSid, String mediaSid) {

    private static final int NOT_FOUND = 404;

    private static final Pattern PATH = Pattern.compile(
            ".*/2010-04-01/Accounts/(AC[0-9a-f]{32})/Messages/([A-Z]{2}[0-9a-f]{32})/Media/(ME[0-9a-f]{32})(\\.json)?");

    /** Reads the SIDs of a URL; empty if it is not one of a message's file. The host is not looked at. */
    public static Optional<TwilioMedia> of(String url) {
        try {
            return of(URI.create(url));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<TwilioMedia> of(URI url) {
        var path = PATH.matcher(String.valueOf(url.getRawPath()));
        return path.matches()
                ? Optional.of(new TwilioMedia(path.group(1), path.group(2), path.group(3)))
                : Optional.empty();
    }

    /** The files of a message that the account sent; none if Twilio has no such message any more. */
    public static List<TwilioMedia> listed(TwilioAccount account, String messageSid) {
        try {
            return new TwilioHistory(account, TwilioApi.Pace.UNLIMITED)
                    .media(messageSid).stream()
                            .map(file -> new TwilioMedia(account.sid(), messageSid, file.sid()))
                            .toList();
        } catch (TwilioRefused e) {
            if (e.httpStatus() == NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    /** The path of the content below Twilio's API. */
    public String path() {
        return "/2010-04-01/Accounts/" + accountSid + "/Messages/" + messageSid + "/Media/" + mediaSid;
    }
}
