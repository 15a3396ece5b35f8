package io.switchboard.provisioning.callplan;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.provisioning.member.ForwardingRule;
import io.switchboard.provisioning.member.ForwardingRule.Target;
import io.switchboard.provisioning.member.MemberProfile;
import io.switchboard.voiceplan.BusinessHoursPlan;
import io.switchboard.voiceplan.BusinessHoursPlan.Holiday;
import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.Schedule;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.VoicemailPlan;

/** Makes a voice plan from a member's forwarding rule. Who cannot be reached has a voicemail. */
final class MemberPlans {

    private final Prompt voicemailText;

    /** @param voicemailText read before a message is recorded */
    MemberPlans(String voicemailText) {
        this.voicemailText = Prompt.say(voicemailText);
    }

    /** Returns the plan of a rule that forwards to numbers or to the voicemail. */
    VoicePlan planOf(MemberProfile profile, ForwardingRule rule) {
        var destinations = destinations(profile, rule.to());
        if (destinations.isEmpty()) {
            return voicemail();
        }
        var forward = new ForwardPlan(
                destinations, rule.atOnce(), rule.timeoutSeconds(), ForwardPlan.CALLER, null, null, null, voicemail());
        return profile.hours() == null ? forward : within(profile.hours(), forward);
    }

    private static List<String> destinations(MemberProfile profile, Target target) {
        var office = target == Target.OFFICE || target == Target.BOTH ? profile.office() : null;
        var mobile = target == Target.MOBILE || target == Target.BOTH ? profile.mobile() : null;
        return Stream.of(office, mobile).filter(Objects::nonNull).distinct().toList();
    }

    private VoicePlan within(Schedule hours, VoicePlan open) {
        var holidays =
                hours.holidays().stream().map(date -> new Holiday(date, null)).toList();
        return new BusinessHoursPlan(hours.timeZone(), hours.hours(), holidays, open, voicemail());
    }

    private VoicePlan voicemail() {
        return new VoicemailPlan(voicemailText, true, 120, false, null);
    }
}
