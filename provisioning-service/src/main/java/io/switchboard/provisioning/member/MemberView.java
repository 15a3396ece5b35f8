package io.switchboard.provisioning.member;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.voiceplan.Schedule;
import org.jspecify.annotations.Nullable;

/** A member as the API shows it. */
record MemberView(
        String id,
        String name,
        @Nullable String email,
        @Nullable String mobile,
        @Nullable String office,
        @Nullable Schedule hours,
        @Nullable ForwardingRule forwarding,
        @Nullable Boolean recording,
        @Nullable String greeting,
        @Nullable Map<String, Object> preferences,
        List<String> roles,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant seenAt) {

    static MemberView of(StoredMember member) {
        var profile = member.readProfile();
        return new MemberView(
                member.memberId(),
                profile.name(),
                profile.email(),
                profile.mobile(),
                profile.office(),
                profile.hours(),
                profile.forwarding(),
                profile.recording(),
                profile.greeting(),
                profile.preferences(),
                member.roles(),
                member.revision(),
                member.createdAt(),
                member.updatedAt(),
                member.seenAt());
    }
}
