package io.switchboard.twilio.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/**
 * Reads what one account sent and received. A list is newest first, and its pages are fetched as the stream is read, so it
 * can fail midway and never holds more than one page.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources">Lists</a>
 */
public final class TwilioHistory {

    /** Twilio reads some upper limits as whole days: more is asked for, and what is too late is left out here. */
    private static final Duration DAY = Duration.ofDays(1);

    private static final int MOST_MEDIA = 10;

    private final TwilioApi api;

    /**
     * Creates a reader.
     *
     * @param pace limits its rate
     */
    public TwilioHistory(TwilioAccount account, TwilioApi.Pace pace) {
        this.api = account.api().paced(pace);
    }

    /** The messages of both directions that were sent in this range. */
    public Stream<PastMessage> messages(HistoryRange range) {
        return list("/Messages.json", "messages", "DateSent", range)
                .map(PastMessage::of)
                .filter(message -> range.includes(message.listedAt()));
    }

    /** The calls of both directions, and their legs, that began in this range. */
    public Stream<PastCall> calls(HistoryRange range) {
        return list("/Calls.json", "calls", "StartTime", range)
                .map(PastCall::of)
                .filter(call -> range.includes(call.beganAt()));
    }

    /** The recordings that were begun in this range. */
    public Stream<PastRecording> recordings(HistoryRange range) {
        return list("/Recordings.json", "recordings", "DateCreated", range)
                .map(PastRecording::of)
                .filter(recording -> range.includes(recording.dateCreated()));
    }

    /** The message with this SID, if the account has it. */
    public Optional<PastMessage> message(String sid) {
        return api.find(path("/Messages/", sid)).map(PastMessage::of);
    }

    /** The call with this SID, if the account has it. */
    public Optional<PastCall> call(String sid) {
        return api.find(path("/Calls/", sid)).map(PastCall::of);
    }

    /** The media of a message, in their order. */
    public List<PastMedia> media(String messageSid) {
        var path = api.accountPath("/Messages/" + TwilioApi.sid(messageSid) + "/Media.json");
        return api.list(path, "media_list", TwilioApi.params(), MOST_MEDIA)
                .map(PastMedia::of)
                .limit(MOST_MEDIA)
                .toList();
    }

    /** The path of one resource below Twilio's API, without the suffix of a format. */
    public String mediaPath(String messageSid, String mediaSid) {
        return api.accountPath("/Messages/" + TwilioApi.sid(messageSid) + "/Media/" + TwilioApi.sid(mediaSid));
    }

    /** The path of a recording's audio below Twilio's API. */
    public String recordingPath(String sid) {
        return api.accountPath("/Recordings/" + TwilioApi.sid(sid));
    }

    private String path(String resource, String sid) {
        return api.accountPath(resource + TwilioApi.sid(sid) + ".json");
    }

    private Stream<JsonNode> list(String resource, String key, String date, HistoryRange range) {
        var params = TwilioApi.params();
        // The comparison is part of the parameter's name: DateSent>=2026-01-31 is the parameter "DateSent>".
        TwilioApi.add(params, date + ">", text(range.first()));
        TwilioApi.add(params, date + "<", text(range.to().plus(DAY)));
        return api.list(api.accountPath(resource), key, params, TwilioApi.LARGEST_PAGE);
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
