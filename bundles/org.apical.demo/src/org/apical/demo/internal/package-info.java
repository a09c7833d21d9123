/** The newcomer's job in one command. */
package org.apical.demo.internal;
