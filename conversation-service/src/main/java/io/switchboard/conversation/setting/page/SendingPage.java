package io.switchboard.conversation.setting.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.conversation.setting.check.TenantResources;
import io.switchboard.events.Address;
import io.switchboard.events.setting.Template;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code sending}: the sender of a first message that names none.
 *
 * @param keepNumber whether a customer is written to from the address of the latest conversation with them, before any rule
 * @param rules the first rule that is about the customer decides
 * @param defaultSenders by channel: the tenant's address where no rule is about the customer
 */
public record SendingPage(
        Map<String, String> defaultSenders, @Nullable Boolean keepNumber, List<SenderRule> rules)
        implements SettingValue {

    static final SendingPage DEFAULT = new SendingPage(Map.of(), true, List.of());

    private static final Pattern CHANNEL = Pattern.compile("[a-z]{2,20}");
    private static final Pattern ADDRESS = Pattern.compile("\\+[1-9]\\d{6,14}|[A-Za-z0-9][A-Za-z0-9._@-]{0,127}");
    private static final int MOST_CHANNELS = 20;
    private static final int MOST_RULES = 100;

    public SendingPage {
        defaultSenders = defaultSenders == null ? Map.of() : Map.copyOf(defaultSenders);
        keepNumber = keepNumber == null || keepNumber;
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    @Override
    public List<FieldProblem> problems(Function<String, Optional<Template>> templates) {
        if (defaultSenders.size() > MOST_CHANNELS) {
            return SettingTexts.problem("defaultSenders", "there are at most " + MOST_CHANNELS + " channels");
        }
        if (rules.size() > MOST_RULES) {
            return SettingTexts.problem("rules", "there are at most " + MOST_RULES + " rules");
        }
        var problems = new ArrayList<FieldProblem>();
        new TreeMap<>(defaultSenders).forEach((channel, address) -> problems.addAll(problems(channel, address)));
        for (var index = 0; index < rules.size(); index++) {
            problems.addAll(rules.get(index).problems("rules." + index));
        }
        return problems;
    }

    private static List<FieldProblem> problems(String channel, String address) {
        if (!isChannel(channel)) {
            return SettingTexts.problem("defaultSenders", "a name must be a channel such as sms");
        }
        return isAddress(address)
                ? List.of()
                : SettingTexts.problem(
                        "defaultSenders." + channel, "the sender must be an address such as +15005550006");
    }

    @Override
    public List<FieldProblem> foreignResources(TenantResources resources) {
        var problems = new ArrayList<FieldProblem>();
        new TreeMap<>(defaultSenders).forEach((channel, address) -> {
            if (!resources.isOwnAddress(channel, address)) {
                problems.add(foreign("defaultSenders." + channel, address));
            }
        });
        for (var index = 0; index < rules.size(); index++) {
            var rule = rules.get(index);
            var from = String.valueOf(rule.from());
            if (!resources.isOwnAddress(rule.channel() == null ? Address.SMS : rule.channel(), from)) {
                problems.add(foreign("rules." + index + ".from", from));
            }
        }
        return problems;
    }

    private static FieldProblem foreign(String place, String address) {
        return new FieldProblem(place, "none of your phone numbers is " + address);
    }

    static boolean isChannel(String text) {
        return CHANNEL.matcher(text).matches();
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
