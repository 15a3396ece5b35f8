package io.switchboard.provisioning.member;

import java.util.Map;

import io.switchboard.voiceplan.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * What a member or an admin can change about the member.
 *
 * @param mobile E.164
 * @param office E.164, or a {@code sip:} or {@code client:} address
 * @param hours when the member is rung; always by default
 * @param forwarding null for none: the member's numbers follow the tenant's default plan
 * @param recording whether the member's conversations are recorded; null for the tenant's setting
 * @param preferences the member's choices in the console, by names that the console decides; null for none
 * @param greeting the text that callers hear first; null for the tenant's
 */
public record MemberProfile(
        String name,
        @Nullable String email,
        @Nullable String mobile,
        @Nullable String office,
        @Nullable Schedule hours,
        @Nullable ForwardingRule forwarding,
        @Nullable Boolean recording,
        @Nullable Map<String, Object> preferences,
        @Nullable String greeting) {

    /** The profile of a member of whom only the name is known. */
    public static MemberProfile named(String name) {
        return new MemberProfile(name, null, null, null, null, null, null, null, null);
    }

    MemberProfile with(@Nullable ForwardingRule rule) {
        return new MemberProfile(name, email, mobile, office, hours, rule, recording, preferences, greeting);
    }

    /** Returns whether calls to the member's numbers are answered in the same way. */
    boolean answersCallsAs(MemberProfile other) {
        return ofCalls().equals(other.ofCalls());
    }

    private MemberProfile ofCalls() {
        return new MemberProfile("", null, mobile, office, hours, forwarding, recording, null, greeting);
    }
}
