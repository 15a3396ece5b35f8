package io.switchboard.notification.outbound;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {

    @Bean
    SystemHostLookup systemHostLookup(OutboundSettings settings) {
        return new SystemHostLookup(settings.connectTimeout());
    }

    @Bean
    OutboundClient outboundClient(HostLookup lookup, OutboundSettings settings) {
        return new OutboundClient(lookup, settings);
    }
}
