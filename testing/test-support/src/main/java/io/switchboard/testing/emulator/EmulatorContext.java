package io.switchboard.testing.emulator;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.switchboard.emulator.EmulatorApplication;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the emulator beside the code under test, on the same class path. It has only the auto-configurations of a separate
 * emulator, leaves the logging alone, and starts with a main account and two subaccounts.
 */
final class EmulatorContext {

    private static final List<String> OWN = List.of(
            "org.springframework.boot.autoconfigure.context.",
            "org.springframework.boot.autoconfigure.task.",
            "org.springframework.boot.http.converter.",
            "org.springframework.boot.jackson.",
            "org.springframework.boot.servlet.",
            "org.springframework.boot.tomcat.",
            "org.springframework.boot.webmvc.");

    private EmulatorContext() {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(
            basePackageClasses = EmulatorApplication.class,
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = EmulatorApplication.class))
    @ConfigurationPropertiesScan(basePackageClasses = EmulatorApplication.class)
    static class EmulatorConfiguration {}

    static WebServerApplicationContext start(Clock clock, AnswerObserver observer) {
        var application = new SpringApplication(EmulatorConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(Clock.class, () -> clock);
            beans.registerBean(AnswerObserver.class, () -> observer);
        });
        var arguments = settings().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return (WebServerApplicationContext) application.run(arguments);
    }

    private static Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("spring.config.name", EmulatorApplication.CONFIGURATION);
        settings.put("spring.autoconfigure.exclude", foreign());
        settings.put("spring.main.web-application-type", "servlet");
        settings.put("server.address", "localhost");
        settings.put("server.port", "0");
        return settings;
    }

    /** The auto-configurations of the service whose class path this is. */
    private static String foreign() {
        var candidates = ImportCandidates.load(AutoConfiguration.class, EmulatorContext.class.getClassLoader());
        return StreamSupport.stream(candidates.spliterator(), false)
                .filter(name -> OWN.stream().noneMatch(name::startsWith))
                .collect(Collectors.joining(","));
    }
}
