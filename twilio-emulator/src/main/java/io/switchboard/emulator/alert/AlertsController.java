package io.switchboard.emulator.alert;

import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.ProductPage;
import io.switchboard.emulator.rest.TwilioDates;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves {@code https://monitor.twilio.com/v1/Alerts} under {@code /monitor}, for the account of the credentials.
 *
 * @see <a href="https://www.twilio.com/docs/usage/monitor-alert">Alerts</a>
 */
@RestController
class AlertsController {
    private final AlertLog log;

    AlertsController(AlertLog log) {
        this.log = log;
    }

    @GetMapping("/monitor/v1/Alerts")
    Map<String, @Nullable Object> list(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        var page = ProductPage.of(request, "alerts", "LogLevel", "StartDate", "EndDate");
        var level = page.filter("LogLevel");
        var start = page.filter("StartDate");
        var end = page.filter("EndDate");
        return page.of(
                log.alerts(),
                alert -> alert.accountSid().equals(account.sid())
                        && (level == null || level.equals(alert.logLevel()))
                        && (start == null || !alert.createdAt().isBefore(TwilioDates.parseFilter(start)))
                        && (end == null || alert.createdAt().isBefore(TwilioDates.parseFilter(end))),
                LoggedAlert::resource);
    }
}
