package io.switchboard.provisioning.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedNumber;
import io.switchboard.provisioning.lastwebhook.LastWebhook;
import io.switchboard.provisioning.lastwebhook.LastWebhooks;
import org.jspecify.annotations.Nullable;

/** Shows when each number received something last. Silence is no fault, so the state is always ok. */
record LastWebhookCheck(LastWebhooks webhooks) implements DoctorCheck {

    private static final int SHOWN = 50;

    @Override
    public CheckName name() {
        return new CheckName("last-webhook", CheckGroup.FRESHNESS, "Last webhooks");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var numbers = account.numbers().stream().limit(SHOWN).toList();
        if (numbers.isEmpty()) {
            return List.of();
        }
        var addresses = numbers.stream().map(ExaminedNumber::address).toList();
        var last = webhooks.of(account.sid(), addresses).stream()
                .collect(Collectors.toMap(LastWebhook::address, Function.identity()));
        var detail = addresses.stream().map(address -> line(address, last)).collect(Collectors.joining(" "));
        return last.isEmpty()
                ? ok("No webhook has arrived yet", "Text or call a number to see that it reaches you. " + detail)
                : ok("Webhooks have arrived", detail);
    }

    private static String line(String address, Map<String, LastWebhook> last) {
        var webhook = last.get(address);
        return webhook == null
                ? "%s: none yet.".formatted(address)
                : "%s: last text %s, last call %s.".formatted(address, time(webhook.textAt()), time(webhook.callAt()));
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "never" : at.toString();
    }
}
