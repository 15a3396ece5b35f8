package io.switchboard.emulator.message;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.behaviour.FaultBehaviour.OptOut;
import io.switchboard.emulator.content.ContentTemplates;
import io.switchboard.emulator.message.address.Address;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads and checks a client's request to send a message. The numbers +15005550001 to …0009 are rejected for the reasons
 * that Twilio's test credentials assign to them.
 *
 * @see <a href="https://www.twilio.com/docs/iam/test-credentials">magic numbers</a>
 */
@Component
class SendRequest {
    private static final int LONGEST_BODY = 1600;
    private static final int MOST_MEDIA = 10;
    private static final List<String> NOT_EMULATED =
            List.of("MessagingServiceSid", "ScheduleType", "SendAt", "ApplicationSid", "FallbackFrom");

    private final PhoneNumbers numbers;
    private final CurrentBehaviour behaviours;
    private final ContentTemplates contents;

    SendRequest(PhoneNumbers numbers, CurrentBehaviour behaviours, ContentTemplates contents) {
        this.contents = contents;
        this.numbers = numbers;
        this.behaviours = behaviours;
    }

    MessageDraft read(HttpServletRequest request, Account account) {
        NOT_EMULATED.stream()
                .filter(name -> !text(request, name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw TwilioError.badRequest(20001, "The emulator does not know " + name + ", see its README");
                });
        var to = checkedTo(text(request, "To"));
        var from = checkedFrom(text(request, "From"), account);
        if (!from.channel().equals(to.channel())) {
            throw TwilioError.badRequest(21910, "Invalid From and To pair. From and To should be of the same channel");
        }
        if (from.isSms() && behaviours.isOptedOut(new OptOut(from.number(), to.number()))) {
            throw TwilioError.badRequest(21610, "Attempt to send to unsubscribed recipient");
        }
        List<String> media = checkedMedia(request.getParameterValues("MediaUrl"));
        var body = isFromTemplate(request)
                ? contents.render(account.sid(), text(request, "ContentSid"), text(request, "ContentVariables"))
                : checkedBody(text(request, "Body"), media);
        var callback = checkedCallback(text(request, "StatusCallback"));
        return new MessageDraft(account.sid(), "outbound-api", from, to, body, media, callback);
    }

    /** Whether the message is sent from a Content template. */
    static boolean isFromTemplate(HttpServletRequest request) {
        return !text(request, "ContentSid").isEmpty();
    }

    private static String text(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static Address checkedTo(String to) {
        if (to.isEmpty()) {
            throw TwilioError.badRequest(21604, "A 'To' phone number is required.");
        }
        var address = Address.of(to);
        switch (address.number()) {
            case "+15005550002" -> throw TwilioError.badRequest(21612, "'To' is not reachable from 'From': " + to);
            case "+15005550003" ->
                throw TwilioError.badRequest(21408, "Permission to send to the region is not enabled: " + to);
            case "+15005550004" -> throw TwilioError.badRequest(21610, "Attempt to send to unsubscribed recipient");
            case "+15005550009" ->
                throw TwilioError.badRequest(21614, "'To' number is not a valid mobile number: " + to);
            default -> {
                if (address.number().equals("+15005550001") || !address.isCustomers()) {
                    throw TwilioError.badRequest(21211, "Invalid 'To' Phone Number: " + to);
                }
            }
        }
        return address;
    }

    private Address checkedFrom(String from, Account account) {
        if (from.isEmpty()) {
            throw TwilioError.badRequest(21603, "A 'From' phone number is required.");
        }
        var address = Address.of(from);
        if (address.isChannelSender()) {
            return address;
        }
        switch (address.number()) {
            case "+15005550001" -> throw TwilioError.badRequest(21212, "Invalid 'From' Phone Number: " + from);
            case "+15005550008" ->
                throw TwilioError.badRequest(21611, "The queue of this 'From' number is full: " + from);
            default -> {
                var owned = numbers.findByAddress(address.number())
                        .filter(number -> number.accountSid().equals(account.sid()));
                if (owned.isEmpty()) {
                    throw TwilioError.badRequest(
                            21606, "The 'From' phone number is not a message-capable number of your account: " + from);
                }
            }
        }
        return address;
    }

    private static List<String> checkedMedia(String @Nullable [] urls) {
        List<String> media = urls == null
                ? List.of()
                : Arrays.stream(urls).filter(url -> !url.isEmpty()).toList();
        if (media.size() > MOST_MEDIA) {
            throw TwilioError.badRequest(21623, "At most 10 media URLs are allowed");
        }
        media.stream().filter(url -> !isWebAddress(url)).findFirst().ifPresent(url -> {
            throw TwilioError.badRequest(21620, "Invalid media URL: " + url);
        });
        return media;
    }

    private static String checkedBody(String body, List<String> media) {
        if (body.isEmpty() && media.isEmpty()) {
            throw TwilioError.badRequest(21619, "A text message body or media urls must be specified.");
        }
        if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
            throw TwilioError.badRequest(21617, "The concatenated message body exceeds the 1600 character limit");
        }
        return body;
    }

    private static String checkedCallback(String url) {
        if (!url.isEmpty() && !isWebAddress(url)) {
            throw TwilioError.badRequest(21609, "Invalid 'StatusCallback' URL: " + url);
        }
        return url;
    }

    private static boolean isWebAddress(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("(?i)https?");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
