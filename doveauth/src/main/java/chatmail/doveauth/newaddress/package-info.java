// SPDX-License-Identifier: Apache-2.0
/**
 * The door {@code http}: gives an address and a password to whoever asks, for the page and its invitations; the web server
 * in front has {@code POST /new} of the world come here. The account itself comes with the first login.
 *
 * <p>Start reading at {@link chatmail.doveauth.newaddress.NewAddressDoor}. Nobody is asked anything and nothing is written,
 * so what is bounded is how often: {@link chatmail.doveauth.newaddress.RequestLimiter}, by the prefix of the client's
 * network, which is forgotten within a minute.
 */
@NullMarked
package chatmail.doveauth.newaddress;

import org.jspecify.annotations.NullMarked;
