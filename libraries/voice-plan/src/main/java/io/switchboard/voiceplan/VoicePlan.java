package io.switchboard.voiceplan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a call to a number. Plans lie in one another: a greeting leads to a menu, a menu's digit to a voicemail.
 *
 * <p>Each checks itself when it is made and throws an {@link IllegalArgumentException} that says what is wrong; what only
 * shows in the whole is found by {@link #checked()}. What is absent has the default that its parameter names.
 *
 * <p>In JSON the field {@code type} says which one it is. {@code docs/voice-plans.md} has an example of each, and what
 * the caller hears.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "greeting", value = VoicePlan.Greeting.class),
    @JsonSubTypes.Type(name = "forward", value = VoicePlan.Forward.class),
    @JsonSubTypes.Type(name = "voicemail", value = VoicePlan.Voicemail.class),
    @JsonSubTypes.Type(name = "menu", value = VoicePlan.Menu.class),
    @JsonSubTypes.Type(name = "businessHours", value = VoicePlan.BusinessHours.class),
    @JsonSubTypes.Type(name = "recording", value = VoicePlan.Recording.class),
    @JsonSubTypes.Type(name = "reject", value = VoicePlan.Reject.class),
    @JsonSubTypes.Type(name = "hangUp", value = VoicePlan.HangUp.class)
})
public sealed interface VoicePlan {

    /** How many plans may lie in one another, the outermost included. */
    int DEEPEST = 8;

    /** How many characters, of texts and of URLs to play, a caller may come across on one way through the plan. */
    int LONGEST_SPEECH = 8_192;

    /**
     * The plans right inside this one, each by the name of the way there: {@code then}, {@code otherwise}, {@code open},
     * {@code closed}, a menu's digits, or a holiday's date.
     */
    Map<String, VoicePlan> branches();

    /** What is heard in this plan itself. */
    List<Prompt> prompts();

    /** How many plans lie in one another here; 1 for one that leads nowhere. */
    default int depth() {
        return 1 + branches().values().stream().mapToInt(VoicePlan::depth).max().orElse(0);
    }

    /**
     * This plan, which is then good as the whole plan of a number.
     *
     * @throws IllegalArgumentException when it is deeper than {@link #DEEPEST} or says more than {@link #LONGEST_SPEECH}
     */
    default VoicePlan checked() {
        if (depth() > DEEPEST) {
            throw new IllegalArgumentException(
                    "At most " + DEEPEST + " plans may lie in one another, here it is " + depth());
        }
        if (speech() > LONGEST_SPEECH) {
            throw new IllegalArgumentException("A caller may come across at most " + LONGEST_SPEECH
                    + " characters on one way through the plan, here it is " + speech());
        }
        return this;
    }

    private int speech() {
        return prompts().stream().mapToInt(Prompt::length).sum()
                + branches().values().stream().mapToInt(VoicePlan::speech).max().orElse(0);
    }

    /** Says something, and goes on. */
    record Greeting(Prompt greeting, VoicePlan then) implements VoicePlan {

        public Greeting {
            required("greeting", greeting);
            required("then", then);
        }

        @Override
        public Map<String, VoicePlan> branches() {
            return Map.of("then", then);
        }

        @Override
        public List<Prompt> prompts() {
            return List.of(greeting);
        }
    }

    /**
     * Connects the caller with somebody. When they have talked, the call is over.
     *
     * @param to 1 to 10 phone numbers in E.164, {@code sip:} or {@code client:} addresses
     * @param atOnce whether all ring at the same time, and not one after the other; false
     * @param timeoutSeconds how long it rings, one after the other: each; 20
     * @param callerId which number those called see: {@link #CALLER}, {@link #OUR_NUMBER}, or another number of the same
     *     account; {@link #CALLER}, and where the caller hides theirs, our number
     * @param whisper what they hear before they are connected
     * @param confirm what asks them to press 1, without which they are not connected; keeps a private mailbox from
     *     answering
     * @param record whether the conversation is recorded; as the {@link Recording} around it says, else not
     * @param otherwise when nobody was reached; the installation's closing words
     */
    record Forward(
            List<String> to,
            Boolean atOnce,
            Integer timeoutSeconds,
            String callerId,
            @Nullable Prompt whisper,
            @Nullable Prompt confirm,
            @Nullable Boolean record,
            @Nullable VoicePlan otherwise)
            implements VoicePlan {

        public static final String CALLER = "caller";
        public static final String OUR_NUMBER = "ourNumber";

        private static final int MOST = 10;
        private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
        private static final Pattern SIP =
                Pattern.compile("sip:(?:[\\w.!~*'()&=+$,;/-]|%[0-9A-Fa-f]{2})+@[\\w.:;=?&-]+");
        private static final Pattern CLIENT = Pattern.compile("client:[\\w.@+-]{1,121}");
        private static final int LONGEST_ADDRESS = 255;

        public Forward {
            to = listOf("to", to);
            atOnce = atOnce != null && atOnce;
            timeoutSeconds = within("timeoutSeconds", timeoutSeconds, 20, 5, 600);
            callerId = callerId == null ? CALLER : callerId;
            if (to.isEmpty() || to.size() > MOST) {
                throw new IllegalArgumentException("'to' must name 1 to " + MOST + " destinations");
            }
            to.forEach(Forward::requireDestination);
            if (!callerId.equals(CALLER) && !callerId.equals(OUR_NUMBER) && !isPhoneNumber(callerId)) {
                throw new IllegalArgumentException(
                        "'callerId' must be " + CALLER + ", " + OUR_NUMBER + " or a number like +15551230001");
            }
        }

        /** Whether it is a phone number in E.164. */
        public static boolean isPhoneNumber(String address) {
            return PHONE_NUMBER.matcher(address).matches();
        }

        private static void requireDestination(String to) {
            var known = isPhoneNumber(to)
                    || SIP.matcher(to).matches()
                    || CLIENT.matcher(to).matches();
            if (!known || to.length() > LONGEST_ADDRESS) {
                throw new IllegalArgumentException(
                        "A destination must be a number like +15551230001, sip:name@example.com or client:name");
            }
        }

        @Override
        public Map<String, VoicePlan> branches() {
            return otherwise == null ? Map.of() : Map.of("otherwise", otherwise);
        }

        /** None: those called hear whisper and confirmation, and in a document of its own. */
        @Override
        public List<Prompt> prompts() {
            return List.of();
        }
    }

    /**
     * Takes a message.
     *
     * @param greeting what is said first
     * @param beep whether there is a beep before the recording; true
     * @param maxSeconds how long the message may be, at most {@value #LONGEST_TRANSCRIBED} when it is transcribed; 120
     * @param transcribe whether Twilio writes the message down, which it can do for US English; false
     * @param afterwards what is said when the message is taken; nothing
     */
    record Voicemail(
            @Nullable Prompt greeting,
            Boolean beep,
            Integer maxSeconds,
            Boolean transcribe,
            @Nullable Prompt afterwards)
            implements VoicePlan {

        private static final int LONGEST_TRANSCRIBED = 120;

        public Voicemail {
            beep = beep == null || beep;
            transcribe = transcribe != null && transcribe;
            maxSeconds = within("maxSeconds", maxSeconds, LONGEST_TRANSCRIBED, 5, 3_600);
            if (transcribe && maxSeconds > LONGEST_TRANSCRIBED) {
                throw new IllegalArgumentException(
                        "'maxSeconds' may be at most " + LONGEST_TRANSCRIBED + " when the message is transcribed");
            }
        }

        @Override
        public Map<String, VoicePlan> branches() {
            return Map.of();
        }

        @Override
        public List<Prompt> prompts() {
            return Stream.of(greeting, afterwards).filter(Objects::nonNull).toList();
        }
    }

    /**
     * Lets the caller choose with the keys of the phone.
     *
     * @param prompt what names the choices
     * @param digits where each choice leads: 1 to 4 of {@code 0-9*#}. Where one begins another, the shorter one counts
     *     when no key follows within {@code timeoutSeconds}
     * @param retries how often it asks again after a wrong key or none; 2
     * @param timeoutSeconds how long it waits for a key; 5
     * @param otherwise when none of it helped; the installation's closing words
     */
    record Menu(
            Prompt prompt,
            Map<String, VoicePlan> digits,
            Integer retries,
            Integer timeoutSeconds,
            @Nullable VoicePlan otherwise)
            implements VoicePlan {

        private static final Pattern DIGITS = Pattern.compile("[0-9*#]{1,4}");

        public Menu {
            required("prompt", prompt);
            digits = Collections.unmodifiableMap(new LinkedHashMap<>(required("digits", digits)));
            retries = within("retries", retries, 2, 0, 10);
            timeoutSeconds = within("timeoutSeconds", timeoutSeconds, 5, 1, 60);
            if (digits.isEmpty()) {
                throw new IllegalArgumentException("'digits' must have at least one choice");
            }
            digits.forEach((keys, plan) -> {
                required("digits." + keys, plan);
                if (!DIGITS.matcher(keys).matches()) {
                    throw new IllegalArgumentException("A choice must be 1 to 4 of 0-9, * and #");
                }
            });
        }

        @Override
        public Map<String, VoicePlan> branches() {
            if (otherwise == null) {
                return digits;
            }
            var branches = new LinkedHashMap<>(digits);
            branches.put("otherwise", otherwise);
            return branches;
        }

        @Override
        public List<Prompt> prompts() {
            return List.of(prompt);
        }
    }

    /**
     * Goes on by the time of day, as it is in the time zone.
     *
     * @param timeZone an IANA time zone, {@code Europe/Berlin}
     * @param hours when it is open, every week
     * @param holidays days on which nothing opens, whatever the week says
     */
    record BusinessHours(String timeZone, List<Opening> hours, List<Holiday> holidays, VoicePlan open, VoicePlan closed)
            implements VoicePlan {

        /** Regions only: an offset knows no summer. */
        private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

        public BusinessHours {
            if (!ZONES.contains(required("timeZone", timeZone))) {
                throw new IllegalArgumentException("'timeZone' must be an IANA time zone like Europe/Berlin");
            }
            hours = listOf("hours", hours);
            holidays = listOf("holidays", holidays);
            required("open", open);
            required("closed", closed);
            if (holidays.stream().map(Holiday::date).distinct().count() < holidays.size()) {
                throw new IllegalArgumentException("'holidays' names a date twice");
            }
        }

        public ZoneId zone() {
            return ZoneId.of(timeZone);
        }

        @Override
        public Map<String, VoicePlan> branches() {
            var branches = new LinkedHashMap<String, VoicePlan>();
            branches.put("open", open);
            branches.put("closed", closed);
            for (var holiday : holidays) {
                if (holiday.plan() != null) {
                    branches.put(holiday.date().toString(), holiday.plan());
                }
            }
            return branches;
        }

        @Override
        public List<Prompt> prompts() {
            return List.of();
        }
    }

    /**
     * When it opens and closes, on certain days of the week.
     *
     * @param days on which it opens
     * @param from the first minute that is open
     * @param to the first minute that is closed again. Not after {@code from}: on the next day, so that {@code 00:00} is
     *     midnight, and the same time as {@code from} is 24 hours
     */
    record Opening(
            List<Day> days,
            @JsonFormat(pattern = "HH:mm") LocalTime from,
            @JsonFormat(pattern = "HH:mm") LocalTime to) {

        public Opening {
            days = listOf("days", days);
            required("from", from);
            required("to", to);
            if (days.isEmpty()) {
                throw new IllegalArgumentException("'days' must name a day");
            }
        }
    }

    /** A day of the week, in JSON {@code monday} and so on. */
    enum Day {
        @JsonProperty("monday")
        MONDAY,
        @JsonProperty("tuesday")
        TUESDAY,
        @JsonProperty("wednesday")
        WEDNESDAY,
        @JsonProperty("thursday")
        THURSDAY,
        @JsonProperty("friday")
        FRIDAY,
        @JsonProperty("saturday")
        SATURDAY,
        @JsonProperty("sunday")
        SUNDAY;

        public static Day of(DayOfWeek day) {
            return valueOf(day.name());
        }
    }

    /**
     * A day on which nothing opens. What opened the evening before still runs to its end.
     *
     * @param plan for this day; the one for when it is closed
     */
    record Holiday(LocalDate date, @Nullable VoicePlan plan) {

        public Holiday {
            required("date", date);
        }
    }

    /**
     * Says whether the conversations of the plan in it are recorded, and goes on.
     *
     * @param on whether they are; true
     * @param announcement what tells the caller so, which the law asks for in many places
     */
    record Recording(Boolean on, @Nullable Prompt announcement, VoicePlan then) implements VoicePlan {

        public Recording {
            on = on == null || on;
            required("then", then);
        }

        @Override
        public Map<String, VoicePlan> branches() {
            return Map.of("then", then);
        }

        @Override
        public List<Prompt> prompts() {
            return announcement == null ? List.of() : List.of(announcement);
        }
    }

    /**
     * Does not take the call, which then costs nothing. Where something was said before, it is too late for that and the
     * call is hung up.
     *
     * @param reason what the caller hears; {@link Reason#REJECTED}
     */
    record Reject(Reason reason) implements VoicePlan {

        /** In JSON {@code rejected} or {@code busy}. */
        public enum Reason {
            /** A recorded "not in service". */
            @JsonProperty("rejected")
            REJECTED,
            /** The busy tone. */
            @JsonProperty("busy")
            BUSY
        }

        public Reject {
            reason = reason == null ? Reason.REJECTED : reason;
        }

        @Override
        public Map<String, VoicePlan> branches() {
            return Map.of();
        }

        @Override
        public List<Prompt> prompts() {
            return List.of();
        }
    }

    /**
     * Ends the call.
     *
     * @param lastWords what is said before; nothing
     */
    record HangUp(@Nullable Prompt lastWords) implements VoicePlan {

        @Override
        public Map<String, VoicePlan> branches() {
            return Map.of();
        }

        @Override
        public List<Prompt> prompts() {
            return lastWords == null ? List.of() : List.of(lastWords);
        }
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value;
    }

    private static <T> List<T> listOf(String name, @Nullable List<T> values) {
        if (values == null) {
            return List.of();
        }
        values.forEach(each -> required("an entry of " + name, each));
        return List.copyOf(values);
    }

    private static int within(String name, @Nullable Integer value, int usual, int least, int most) {
        var number = value == null ? usual : value;
        if (number < least || number > most) {
            throw new IllegalArgumentException("'" + name + "' must be from " + least + " to " + most);
        }
        return number;
    }
}
