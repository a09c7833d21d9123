/** The network of the EchoNet paper. */
package org.apical.echonet.architecture;
