package io.switchboard.console;

import java.util.List;
import java.util.Objects;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Reads and operates the screen of numbers as an admin does. */
record NumbersPage(ChromeDriver browser) {

    /** Gives the fake three numbers, of which the first one has a call plan and a webhook that differs. */
    static void fill(FakeSwitchboard switchboard) {
        switchboard.hasRole("admin");
        switchboard.answers("GET", "/api/members", "numbers/members.json");
        switchboard.answers("GET", "/api/phone-numbers", "numbers/list.json");
        switchboard.answers("GET", "/api/phone-numbers/n1", "numbers/number.json");
        switchboard.answers("GET", "/api/phone-numbers/purchases", "{\"items\":[],\"next\":null}");
        switchboard.answers("GET", "/api/phone-numbers/webhooks", "numbers/webhooks.json");
        switchboard.answers("GET", "/api/doctor", "numbers/doctor.json");
        switchboard.answers("GET", "/api/addresses", "numbers/address.json");
        switchboard.answers("GET", "/api/usage", "numbers/usage.json");
        switchboard.answers("GET", "/api/audit", "numbers/audit.json");
        switchboard.answers("GET", "/api/webhook-log", "numbers/log.json");
        switchboard.answers("GET", "/api/settings/auto-reply", "numbers/auto-reply.json");
        switchboard.answers("POST", "/api/voice-plans/check", "{\"problems\":[],\"hints\":[]}");
        switchboard.answers("POST", "/api/voice-plans/preview", "numbers/preview.json");
    }

    /** The texts of all elements that a selector finds. */
    List<String> texts(String css) {
        return browser.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    String text(String css) {
        return find(css).getText();
    }

    WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    /** Clicks the button or link that has these words. */
    void clicks(String words) {
        var named =
                ".//*[self::button or self::a][normalize-space(.)='%s' or @aria-label='%s']".formatted(words, words);
        browser.findElements(By.xpath("//main" + named.substring(1))).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .or(() -> browser.findElements(By.xpath(named)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst())
                .orElseThrow()
                .click();
    }

    /** The headings of the steps of the call plan, in the order in which they are read. */
    List<String> steps() {
        return texts(".plan .step b");
    }

    /** The place of the step that has the focus. */
    String focused() {
        return String.valueOf(
                Objects.requireNonNull(browser.switchTo().activeElement()).getDomAttribute("data-step"));
    }
}
