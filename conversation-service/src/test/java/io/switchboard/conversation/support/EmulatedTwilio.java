package io.switchboard.conversation.support;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.emulator.behaviour.ApiFault.Kind;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioEmulator.TestAccount;
import io.switchboard.testing.emulator.TwilioFault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The emulator as sending needs it: two accounts with a number each, calls that fail in the ways that matter, and no callbacks. */
public final class EmulatedTwilio implements AutoCloseable {

    private static final TestAccount DEMO = new TestAccount("AC000000000000000000000000000000d1", "token");
    private static final TestAccount OTHER = new TestAccount("AC000000000000000000000000000000d2", "token");
    private static final List<String> NUMBERS = List.of("+15005550006", "+15005550016");
    private static final String MESSAGES = "/Messages.json";
    private static final TwilioFault SENDS = TwilioFault.on("POST", MESSAGES);
    private static final TwilioFault LOOKUPS = TwilioFault.on("GET", "/Messages");

    private final TwilioEmulator emulator = TwilioEmulator.shared();
    private final Map<String, Failure> failuresByAccount = new ConcurrentHashMap<>();
    private final Map<String, Failure> failuresByReceiver = new ConcurrentHashMap<>();
    private final AtomicInteger callbacks = new AtomicInteger();
    private final AtomicInteger foreignSids = new AtomicInteger();
    private volatile Consumer<Map<String, Object>> callback = message -> {};
    private volatile String foreignSid = "";
    private volatile @Nullable Integer retryAfter;

    /** How a call ends. */
    public enum Failure {
        BUSY,
        ERROR_BEFORE_ACCEPTING,
        ERROR_AFTER_ACCEPTING,
        SILENCE_AFTER_ACCEPTING,
        NO_ANSWER_AFTER_ACCEPTING,
        NO_ANSWER,
        CALLBACK_BEFORE_ANSWER,
        CALLBACK_AND_NO_ANSWER,
        FOREIGN_SID,
        SUSPENDED,
        LOOKUP_FORBIDDEN,
        OPTED_OUT
    }

    public EmulatedTwilio() {
        this(Clock.systemUTC());
    }

    public EmulatedTwilio(Clock clock) {
        emulator.reset();
        emulator.behaves(Map.of("statusDelayMillis", 600_000));
        emulator.changeToken(DEMO.sid(), DEMO.token());
        emulator.changeToken(OTHER.sid(), OTHER.token());
        emulator.call(
                OTHER, "POST", path(OTHER, "/IncomingPhoneNumbers.json"), Map.of("PhoneNumber", NUMBERS.getLast()));
        emulator.follow(clock);
        emulator.beforeAnswering(this::accepted);
    }

    public static EmulatedTwilio of(Clock clock) {
        return new EmulatedTwilio(clock);
    }

    public URI url() {
        return emulator.url();
    }

    /** Lets a customer text a number; no webhook follows. */
    public void customerTexts(String from, String to, String body) {
        emulator.text(from, to, body);
    }

    public void failNext(Failure... how) {
        for (var failure : how) {
            if (failure == Failure.CALLBACK_BEFORE_ANSWER || failure == Failure.CALLBACK_AND_NO_ANSWER) {
                callbacks.incrementAndGet();
            }
            if (failure == Failure.FOREIGN_SID) {
                foreignSids.incrementAndGet();
            }
            if (failure != Failure.CALLBACK_BEFORE_ANSWER) {
                emulator.fails(fault(failure, SENDS.once()));
            }
        }
    }

    /** The next call to send to this address ends so. */
    public void failNextTo(String address, Failure how) {
        emulator.fails(fault(how, SENDS.with(Map.of("To", address)).once()));
    }

    /** Forgets failures that did not happen yet. */
    public void clearFailures() {
        callbacks.set(0);
        foreignSids.set(0);
        emulator.failsOnlyWith(emulator.behaviour().api().stream()
                .filter(fault -> fault.times() == null)
                .toList());
    }

    /** Every call for this account ends so, until it is null. */
    public void failAlways(String accountSid, @Nullable Failure how) {
        put(failuresByAccount, accountSid, how);
    }

    /** Every call to send to this address ends so, until it is null. */
    public void failAlwaysTo(String address, @Nullable Failure how) {
        put(failuresByReceiver, address, how);
    }

    private synchronized void put(Map<String, Failure> failures, String key, @Nullable Failure how) {
        if (how == null) {
            failures.remove(key);
        } else {
            failures.put(key, how);
        }
        var lasting = Stream.concat(
                failuresByReceiver.entrySet().stream()
                        .map(entry -> fault(entry.getValue(), SENDS.with(Map.of("To", entry.getKey())))),
                failuresByAccount.entrySet().stream().flatMap(entry -> lasting(entry.getKey(), entry.getValue())));
        var others =
                emulator.behaviour().api().stream().filter(fault -> fault.times() != null || fault.kind() == Kind.LIE);
        emulator.failsOnlyWith(Stream.concat(lasting, others).toList());
    }

    private Stream<ApiFault> lasting(String accountSid, Failure failure) {
        var sends = fault(failure, TwilioFault.on("POST", accountSid + MESSAGES));
        var lookups = TwilioFault.on("GET", accountSid + "/Messages");
        return switch (failure) {
            case SUSPENDED, NO_ANSWER, NO_ANSWER_AFTER_ACCEPTING -> Stream.of(sends, fault(failure, lookups));
            case LOOKUP_FORBIDDEN -> Stream.of(sends, lookups.isRefused(403, 70051));
            default -> Stream.of(sends);
        };
    }

    /** From now on only this token opens the account. */
    public void rotate(String accountSid, String token) {
        emulator.changeToken(accountSid, token);
    }

    /** What an answer 429 asks for. */
    public void retryAfter(@Nullable Integer seconds) {
        retryAfter = seconds;
    }

    /** Is called with a message before the answer, where a callback comes first. */
    public void callback(Consumer<Map<String, Object>> consumer) {
        callback = consumer;
    }

    /** The SID that an answer names in place of the message's own. */
    public void foreignSid(String sid) {
        foreignSid = sid;
    }

    /** What Twilio accepted with this text, and so would deliver. */
    public List<Map<String, Object>> accepted(String body) {
        return NUMBERS.stream()
                .map(this::acceptedFrom)
                .flatMap(Collection::stream)
                .filter(message -> body.equals(message.get("body")))
                .toList();
    }

    /** What Twilio accepted from this address, newest first. */
    public List<Map<String, Object>> acceptedFrom(String address) {
        var messages = new ArrayList<Map<String, Object>>();
        for (var message : emulator.phone(address)) {
            if (message.get("from").asString().equals(address)) {
                messages.add(Map.of(
                        "sid", message.get("sid").asString(),
                        "from", address,
                        "body", message.get("body").asString(),
                        "status_callback", callbackOf(message.get("body").asString())));
            }
        }
        Collections.reverse(messages);
        return messages;
    }

    /** The URL from which Twilio is to fetch the file of the newest message to this phone. */
    public String mediaUrlOf(String phone) {
        return emulator.phone(phone).getLast().get("mediaUrls").get(0).asString();
    }

    private String callbackOf(String body) {
        return emulator.calls().stream()
                .map(call -> call.parameters())
                .filter(parameters -> List.of(body).equals(parameters.get("Body")))
                .map(parameters ->
                        parameters.getOrDefault("StatusCallback", List.of("")).getFirst())
                .findFirst()
                .orElse("");
    }

    /** Calls of an account, as {@code POST} or {@code GET}. */
    public long calls(String accountSid, String method) {
        return emulator.calls().stream()
                .filter(call -> call.method().equals(method) && call.target().contains("/" + accountSid + "/"))
                .count();
    }

    /** Adds a message that another program made. */
    public Map<String, Object> add(
            String from, String to, String body, int media, String direction, @Nullable Instant created) {
        var form = Map.of("From", from, "To", to, "Body", "of another system");
        var sid = emulator.call(DEMO, "POST", path(DEMO, MESSAGES), form)
                .get("sid")
                .asString();
        var properties = Map.<String, Object>of(
                "body",
                body,
                "num_media",
                Integer.toString(media),
                "direction",
                direction,
                "date_created",
                created == null ? NullNode.getInstance() : date(created));
        emulator.fails(LOOKUPS.isAnsweredWithALie(Map.of("sid", sid), properties));
        return Map.of("sid", sid);
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
    }

    private void accepted(JsonNode message) {
        if (takeOne(foreignSids)) {
            emulator.fails(LOOKUPS.isAnsweredWithALie(
                    Map.of("sid", message.get("sid").asString()), Map.of("sid", foreignSid)));
        }
        if (takeOne(callbacks)) {
            callback.accept(Map.of("sid", message.get("sid").asString()));
        }
    }

    private static boolean takeOne(AtomicInteger pending) {
        return pending.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private ApiFault fault(Failure failure, TwilioFault calls) {
        return switch (failure) {
            case BUSY -> calls.isRefused(429, 20429, retryAfterHeader());
            case OPTED_OUT -> calls.isRefused(400, 21610);
            case SUSPENDED -> calls.isRefused(401, 20005);
            case ERROR_BEFORE_ACCEPTING -> calls.isRefused(500, 20500);
            case ERROR_AFTER_ACCEPTING -> calls.isAcceptedAndAnsweredWith(500, 20500);
            case NO_ANSWER -> calls.isNeverAnswered(false);
            case NO_ANSWER_AFTER_ACCEPTING -> calls.isNeverAnswered(true);
            case SILENCE_AFTER_ACCEPTING, CALLBACK_AND_NO_ANSWER, LOOKUP_FORBIDDEN -> calls.isAcceptedAndCutOff();
            case FOREIGN_SID -> calls.isAnsweredWithALie(Map.of(), Map.of("sid", foreignSid));
            case CALLBACK_BEFORE_ANSWER -> throw new IllegalArgumentException(failure + " is no fault");
        };
    }

    private Map<String, String> retryAfterHeader() {
        var seconds = retryAfter;
        return seconds == null ? Map.of() : Map.of("Retry-After", seconds.toString());
    }

    private static String path(TestAccount account, String resource) {
        return "/2010-04-01/Accounts/" + account.sid() + resource;
    }

    @Override
    public void close() {
        emulator.reset();
    }
}
